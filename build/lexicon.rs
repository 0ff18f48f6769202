//! The words of everyday language, from the dictionaries of the `random_word` package.

use std::collections::BTreeSet;

use random_word::Lang;

use crate::search::lexicon::fingerprint;
use crate::search::normalize::{Folding, has_han, normalize};

/// Longer Chinese headwords are sayings and titles, which nobody takes for a term.
const LONGEST_CHINESE: usize = 4;

/// The table in the form of [`crate::search::lexicon::Lexicon`].
pub(crate) fn rows(folding: Folding<'_>) -> Vec<u8> {
    let english = random_word::all(Lang::En).iter().map(|word| fingerprint(word));
    // Each line has the headword in traditional and in simplified characters.
    let chinese = random_word::all(Lang::Zh).iter().filter_map(|line| line.split(' ').next_back());
    let chinese = chinese
        .filter(|word| (2..=LONGEST_CHINESE).contains(&word.chars().count()) && has_han(word))
        .map(|word| fingerprint(&normalize(word, folding)));
    let fingerprints: BTreeSet<u32> = english.chain(chinese).collect();
    fingerprints.into_iter().flat_map(u32::to_le_bytes).collect()
}
