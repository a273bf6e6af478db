"""From a document to its report: the coder behind one small interface, guarded, on one or several processes."""

from casusbelli.pipeline.coder import Coder, LanguageCoder, load_coder
from casusbelli.pipeline.fake import FakeCoder
from casusbelli.pipeline.guard import GUARD, GuardLimits, guarded
from casusbelli.pipeline.pool import Pool

__all__ = ["GUARD", "Coder", "FakeCoder", "GuardLimits", "LanguageCoder", "Pool", "guarded", "load_coder"]
