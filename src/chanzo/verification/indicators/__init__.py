"""What findings and the questions about them count for the theory of change. (verification)"""

from . import findings, questions

__all__ = ["findings", "questions"]
