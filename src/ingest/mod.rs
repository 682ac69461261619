//! Article intake: main text, metadata, canonical address, and the writer.
