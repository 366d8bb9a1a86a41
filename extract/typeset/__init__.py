"""The embedded guide: a printable reference, typeset from the dataset in the manner of the vendor's guide.

It is printed for people, and it is the extractor's largest test: what it states is known fact by fact
(`printable_truth`). Its page numbers are its own and never those of the vendor's guide. Facts come from the dataset's
rows only; what stands here is how they are put into words, cells and pages.
"""

from extract.typeset.build import MANNERS, printable_truth, typeset

__all__ = ["MANNERS", "printable_truth", "typeset"]
