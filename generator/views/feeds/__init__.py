"""The feeds: which there are and what is in them (channels, items), an entry's words (entries, bodies), and the three ways of writing
them down (xml, json_feed), with archives, OPML and the page that lists them."""
