"""Small QObjects between the engine and the views: they own state, views only show it."""
