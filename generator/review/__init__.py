"""What a pull request changes: the difference of two commits, what it asks of the people who merge it, and what readers will see.

git -> changes (which files, which values) -> policy (may it be merged, who must agree), readers (pages, lists, feeds), fields (words for
each changed field) -> summary and annotations (texts). Everything that comes out of a commit is taken for hostile.
"""
