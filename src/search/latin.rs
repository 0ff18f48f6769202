//! A word in Latin letters with a slip of the finger or of the pen.
//!
//! Only slips that do not make another word are forgiven: letters in each other's place, a letter missing
//! or twice, a vowel or a neighbouring key instead of the right one, and in a long word any letter but the
//! first. A word that a dictionary has is no slip (transformed, perception, lore), and digits are facts.
//! Everything else is refused, since a user who is told something wrong stops trusting the tool.

use std::cmp::Ordering;

use crate::termbase::LEXICON;

/// A word in which two letters may have changed places: `RHLF` and `LROA` yes, `NPL` no.
const SHORTEST_SWAPPED: usize = 4;

/// A longer name in capitals is a word: NVIDIA.
const LONGEST_ACRONYM: usize = 5;

/// A word that may lack a letter or have one twice: what is left must be so long.
const SHORTEST_UNEVEN: usize = 5;

/// The same where other words of a long name are right: `lage language model`.
const SHORTEST_UNEVEN_AMONG_OTHERS: usize = 4;

/// A word that may lack its last letter.
const SHORTEST_CUT: usize = 6;

/// A word that may have a vowel for a vowel.
const SHORTEST_VOWEL: usize = 6;

/// A word that may have a neighbouring key for the right one.
const SHORTEST_KEY: usize = 7;

/// A word that may have any wrong letter but the first, or one too many; and one among right words.
const SHORTEST_ANY: usize = 9;
const SHORTEST_ANY_AMONG_OTHERS: usize = 6;

/// A word that may have two wrong letters; and one among right words.
const SHORTEST_TWICE: usize = 9;
const SHORTEST_TWICE_AMONG_OTHERS: usize = 8;

/// A word whose first letter may be another of the same sound: Jemini.
const SHORTEST_HEARD: usize = 6;

/// Letters that begin a word with the same sound.
const SAME_SOUND: [[u8; 2]; 4] = [*b"gj", *b"ck", *b"cs", *b"sz"];

/// The rows of letters on a keyboard.
const KEYBOARD: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// What the rules need to know of the whole name.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Style {
    /// A few capitals.
    Acronym,
    /// One word.
    Alone,
    /// Two words.
    Pair,
    /// Three words and more: if all but one are right, it is meant.
    Long,
}

impl Style {
    pub(super) fn of(written: &str, words: usize) -> Self {
        if written.len() <= LONGEST_ACRONYM && written.bytes().all(|b| b.is_ascii_uppercase()) {
            Self::Acronym
        } else {
            match words {
                0 | 1 => Self::Alone,
                2 => Self::Pair,
                _ => Self::Long,
            }
        }
    }

    /// Whether the word stands among others, which say what is meant.
    fn has_others(self) -> bool {
        matches!(self, Self::Pair | Self::Long)
    }
}

/// How many letters are wrong, if the query is a slip of the word of a name; both in their normal form.
pub(super) fn slip(query: &str, name: &str, style: Style) -> Option<usize> {
    let is_word = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase());
    if !is_word(query) || !is_word(name) {
        return None;
    }
    if LEXICON.knows(query) {
        // Dictionaries have words that nobody uses: to tun is what beer is put into casks by.
        return (style.has_others() && undoubled(query) == undoubled(name)).then_some(1);
    }
    let singular = singular(query, name);
    forgiven(query, name, style).or_else(|| forgiven(singular?, name, style))
}

/// The query without its plural ending, if the word of the name has none.
pub(super) fn singular<'q>(query: &'q str, name: &str) -> Option<&'q str> {
    query.strip_suffix('s').filter(|_| !name.ends_with('s'))
}

/// The same for a query that writes the words of a name as one. Nothing is replaced here, or a short
/// prefix would be given the liberties of a long word.
pub(super) fn slip_in_joined(query: &str, name: &str) -> Option<usize> {
    let edits = slip(query, name, Style::Alone)?;
    (edits == 1 && (query.len() != name.len() || is_swap(query.as_bytes(), name.as_bytes())))
        .then_some(1)
}

fn forgiven(query: &str, name: &str, style: Style) -> Option<usize> {
    let edits = strsim::osa_distance(query, name);
    let (query, name) = (query.as_bytes(), name.as_bytes());
    let is_forgiven = match edits {
        1 => is_forgiven(query, name, style),
        2 => {
            let least =
                if style.has_others() { SHORTEST_TWICE_AMONG_OTHERS } else { SHORTEST_TWICE };
            name.len().min(query.len()) >= least && query[0] == name[0]
        }
        _ => false,
    };
    is_forgiven.then_some(edits)
}

/// Whether two words that are one edit apart may be one.
fn is_forgiven(query: &[u8], name: &[u8], style: Style) -> bool {
    if style == Style::Acronym {
        return name.len() >= SHORTEST_SWAPPED && is_swap(query, name);
    }
    // The first letter that differs, and how long the shorter word is.
    let at = query.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (shorter, length) = (query.len().min(name.len()), name.len());
    let least = if style == Style::Long { SHORTEST_UNEVEN_AMONG_OTHERS } else { SHORTEST_UNEVEN };
    let any = if style.has_others() { SHORTEST_ANY_AMONG_OTHERS } else { SHORTEST_ANY };
    match query.len().cmp(&length) {
        // Beginnings are rarely wrong: mergence is no emergence, iTransformer no Transformer.
        Ordering::Equal
            if at == 0 && length >= SHORTEST_HEARD && sound_alike(query[0], name[0]) =>
        {
            true
        }
        _ if at == 0 && !is_swap(query, name) => false,
        Ordering::Greater => {
            (shorter >= least && query[at] == query[at - 1]) || (length >= any && at < length)
        }
        Ordering::Less => shorter >= least && (at < shorter || length >= SHORTEST_CUT),
        Ordering::Equal if is_swap(query, name) => length >= SHORTEST_SWAPPED,
        Ordering::Equal => {
            (length >= any && (at < length - 1 || length >= SHORTEST_ANY))
                || (at < length - 1
                    && ((length >= SHORTEST_VOWEL && is_vowel(query[at]) && is_vowel(name[at]))
                        || (length >= SHORTEST_KEY && are_neighbours(query[at], name[at]))))
        }
    }
}

/// The word with every letter once where it stands twice in a row.
fn undoubled(word: &str) -> String {
    let mut letters: Vec<char> = word.chars().collect();
    letters.dedup();
    letters.into_iter().collect()
}

/// Whether two words that are one edit apart are as long as each other and differ in two letters.
fn is_swap(query: &[u8], name: &[u8]) -> bool {
    query.len() == name.len() && query.iter().zip(name).filter(|(a, b)| a != b).count() == 2
}

fn sound_alike(a: u8, b: u8) -> bool {
    SAME_SOUND.iter().any(|pair| *pair == [a, b] || *pair == [b, a])
}

/// Vowels are mistaken for each other by ear.
fn is_vowel(c: u8) -> bool {
    b"aeiou".contains(&c)
}

/// Neighbouring keys are mistaken for each other by finger.
fn are_neighbours(a: u8, b: u8) -> bool {
    let side_by_side =
        |row: &str| row.as_bytes().windows(2).any(|pair| pair == [a, b] || pair == [b, a]);
    KEYBOARD.into_iter().any(side_by_side)
}

#[cfg(test)]
mod tests {
    use super::{Style, slip, slip_in_joined};

    fn is_slip(query: &str, name: &str) -> bool {
        let style = Style::of(name, name.split(' ').count());
        let (query, name) = (query.to_lowercase(), name.to_lowercase());
        let (query, name): (Vec<_>, Vec<_>) =
            (query.split(' ').collect(), name.split(' ').collect());
        query.len() == name.len()
            && query != name
            && query
                .iter()
                .zip(name)
                .all(|(query, name)| *query == name || slip(query, name, style).is_some())
    }

    #[test]
    fn a_slip_is_forgiven() {
        for (query, name) in [
            ("transformr", "Transformer"),
            ("rtansformer", "Transformer"),
            ("transfromre", "Transformer"),
            ("RHLF", "RLHF"),
            ("agnet", "agent"),
            ("embeding", "embedding"),
            ("gemeni", "Gemini"),
            ("hallucinattion", "hallucination"),
            ("halucinations", "hallucination"),
            ("retrievel augmented generaton", "retrieval augmented generation"),
            ("transfprmer", "transformer"),
            ("transfotrmer", "transformer"),
            ("fine tunning", "fine tuning"),
            ("lage language model", "large language model"),
        ] {
            assert!(is_slip(query, name), "{query} {name}");
        }
        assert_eq!(slip_in_joined("finetunning", "finetuning"), Some(1));
    }

    #[test]
    fn another_word_is_no_slip() {
        for (query, name) in [
            ("lore", "LoRA"),
            ("ktp", "KTO"),
            ("npl", "NLP"),
            ("soar", "Sora"),
            ("code", "Codex"),
            ("clade", "Claude"),
            ("clause", "Claude"),
            ("argent", "agent"),
            ("inter", "INTERN"),
            ("reset", "ResNet"),
            ("llava", "LLaMA"),
            ("to consume", "to consumer"),
            ("transformed", "transformer"),
            ("perception", "perceptron"),
            ("emergency", "emergence"),
            ("malignment", "alignment"),
            ("itransformer", "Transformer"),
            ("prompt infection", "prompt injection"),
            ("machine unlearning", "machine learning"),
            ("semi supervised learning", "self supervised learning"),
            ("supervised learning", "unsupervised learning"),
            ("off policy", "on policy"),
            ("pro training", "pre training"),
            ("code retraining", "code pre training"),
            ("date set", "dataset"),
            ("transformer xl", "Transformer"),
            ("deepspeed", "DeepSeek"),
            ("test generation", "text generation"),
        ] {
            assert!(!is_slip(query, name), "{query} {name}");
        }
        assert_eq!(slip_in_joined("protraining", "pretraining"), None);
    }

    #[test]
    fn a_digit_is_not_corrected() {
        for (query, name) in [
            ("gpt9", "GPT4"),
            ("chatglm 7b", "ChatGLM 6B"),
            ("gpt 35", "GPT 3.5"),
            ("word2vec", "word3vec"),
        ] {
            assert!(!is_slip(query, name), "{query} {name}");
        }
    }
}
