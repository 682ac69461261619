//! The HTTP service: routes on one screen, one file a noun.
