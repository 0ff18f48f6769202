//! What Chinese characters are made of, from the Wubi codes of the `wubi` package.

use std::collections::BTreeMap;

use wubi::WubiDict;

use crate::search::glyph::{CHARACTERS, CODE};

/// The table in the form of [`crate::search::glyph::Glyphs`].
pub(crate) fn codes() -> Vec<u8> {
    let mut codes: BTreeMap<char, String> = BTreeMap::new();
    let dictionary = WubiDict::embedded();
    for first in 'a'..='z' {
        for (code, text) in dictionary.prefix(first.encode_utf8(&mut [0])) {
            let mut characters = text.chars();
            if let (Some(c), None) = (characters.next(), characters.next()) {
                // A character has short codes, too; only the longest says what it is made of.
                let longest = codes.entry(c).or_default();
                if code.len() > longest.len() {
                    *longest = code;
                }
            }
        }
    }
    let code = |c| codes.get(&c).map_or("", String::as_str);
    CHARACTERS.flat_map(|c| format!("{:CODE$}", code(c)).into_bytes()).collect()
}
