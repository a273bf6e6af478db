"""`python -m casusbelli`: the same as `casus`."""

from casusbelli.cli import main

if __name__ == "__main__":
    main()
