//! Pure: reports at a basis in; claims, series, revision events and envelopes out.
