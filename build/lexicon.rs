//! The words of everyday language, from the dictionaries of the `random_word` package.

use std::collections::BTreeSet;

use random_word::Lang;

use crate::search::lexicon::{fingerprint, fingerprint_of_sound};
use crate::search::normalize::{Folding, is_han, normalize};
use crate::search::sound::Sounds;

/// Longer Chinese headwords are sayings and titles, which nobody takes for a term.
const LONGEST_CHINESE: usize = 4;

/// The table in the form of [`crate::search::lexicon::Lexicon`].
pub(crate) fn rows(folding: Folding<'_>, sounds: Sounds<'_>) -> Vec<u8> {
    let mut fingerprints: BTreeSet<u32> =
        random_word::all(Lang::En).iter().map(|word| fingerprint(word)).collect();
    // Each line has the headword in traditional and in simplified characters.
    let chinese = random_word::all(Lang::Zh).iter().filter_map(|line| line.split(' ').next_back());
    for word in chinese {
        if (2..=LONGEST_CHINESE).contains(&word.chars().count()) && word.chars().all(is_han) {
            let word = normalize(word, folding);
            fingerprints.insert(fingerprint(&word));
            let spellings = sounds.spellings(&word);
            fingerprints.extend(spellings.iter().map(|s| fingerprint_of_sound(&s.pinyin)));
        }
    }
    fingerprints.into_iter().flat_map(u32::to_le_bytes).collect()
}
