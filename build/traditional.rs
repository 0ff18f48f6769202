//! The table from traditional to simplified characters, from `OpenCC` by way of `hanconv`.

use std::collections::BTreeMap;

use hanconv::RawDictionary;

/// Characters that the table lacks although terms are written with them.
const BY_HAND: [(char, char); 1] = [('著', '着')];

/// Rows of two little-endian `u16`, sorted: traditional, simplified. Of several simplified characters
/// the first is taken; that is harmless, because terms and queries are folded alike.
pub(crate) fn rows() -> Vec<u8> {
    let table = RawDictionary::TSCharacters
        .iter()
        .filter_map(|(from, to)| Some((single(from)?, to.chars().next()?)));
    let pairs: BTreeMap<char, char> =
        table.chain(BY_HAND).filter(|(from, to)| from != to).collect();
    let mut rows = Vec::new();
    for (from, to) in pairs {
        // Outside the basic plane there are only rare characters, none in the terms of this field.
        if let (Ok(from), Ok(to)) = (u16::try_from(u32::from(from)), u16::try_from(u32::from(to))) {
            rows.extend(from.to_le_bytes());
            rows.extend(to.to_le_bytes());
        }
    }
    rows
}

fn single(text: &str) -> Option<char> {
    let mut chars = text.chars();
    chars.next().filter(|_| chars.next().is_none())
}
