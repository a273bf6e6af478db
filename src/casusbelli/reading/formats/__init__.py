"""One reader a file format: an open binary stream in, documents and failures out."""
