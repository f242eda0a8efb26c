"""The generator: from the records in `data/` to the published site, in one direction.

    data/**/*.yml -> read -> records -> catalog -> checks
                                          |
                                          | visible(catalog, at)
                                          v
                                        views -> site (shell, assemble, verify, publish) -> site/
"""
