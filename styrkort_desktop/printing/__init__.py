"""Prints scorecards: what a sheet says, how it is laid out, the file. Here stands what the layers above use of it."""

from styrkort_desktop.printing.errors import NothingToPrint
from styrkort_desktop.printing.options import PrintOptions
from styrkort_desktop.printing.print_pdf import print_document, print_pdf, printed_document

__all__ = ["NothingToPrint", "PrintOptions", "print_document", "print_pdf", "printed_document"]
