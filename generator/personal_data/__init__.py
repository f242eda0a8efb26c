"""Personal data that must never be public, found in plain text: from text to findings, and nothing else.

    fold (what is read as the same is the same) -> numbers | written -> find: findings with their places

A finding says what kind of data stands where. It never holds the value, so nobody can print it by mistake. Every step takes
linear time, whatever the text.
"""

from generator.personal_data.find import KINDS, Finding, find, masked, worth_a_look

__all__ = ["KINDS", "Finding", "find", "masked", "worth_a_look"]
