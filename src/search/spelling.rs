//! Names in Latin letters with a slip of the finger or of the pen.
//!
//! Only slips that do not make another word are corrected, word by word: letters in each other's place,
//! a letter missing or doubled, a vowel or a neighbouring key instead of the right one. Everything else
//! is refused, since a user who is told something wrong stops trusting the tool: lore is no `LoRA`,
//! transformed no Transformer, perception no perceptron, Transformer-XL no Transformer.

use std::cmp::Ordering;

/// A word in which two letters may have changed places, if it is an acronym: `RHLF` yes, `NPL` no, and
/// soar is no Sora.
const SHORTEST_SWAPPED_ACRONYM: usize = 4;

/// Any other word in which two letters may have changed places.
const SHORTEST_SWAPPED: usize = 5;

/// A word that may lack a letter or have one twice; what is left of it must be as long.
const SHORTEST_UNEVEN: usize = 6;

/// A word that may lack its last letter: consume is no consumer.
const SHORTEST_CUT: usize = 9;

/// A word that may have one letter instead of another.
const SHORTEST_REPLACED: usize = 7;

/// More words with a slip in one name are no accident.
const MOST_SLIPS: usize = 2;

/// The rows of letters on a keyboard.
const KEYBOARD: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// English words that would pass for a slip of a name by the rules above. They were found by putting the
/// words of `WordNet` to those rules, so that list is no independent test of them.
const REAL_WORDS: [&str; 9] = [
    "resent",
    "compete",
    "compote",
    "convent",
    "automaton",
    "farness",
    "shushing",
    "tasting",
    "exports",
];

/// Whether the query is a misspelling of the name, both given as words in their normal form. `written` is
/// the name as the termbase writes it.
pub(super) fn is_slip(query: &[String], name: &[String], written: &str) -> bool {
    // Joined or split words are another matter: `code retraining` is no code pre-training.
    if query.len() != name.len() {
        return false;
    }
    let acronym = written.bytes().all(|b| b.is_ascii_uppercase());
    let wrong: Vec<_> = query.iter().zip(name).filter(|(query, name)| query != name).collect();
    (1..=MOST_SLIPS).contains(&wrong.len())
        && wrong.into_iter().all(|(query, name)| is_slip_of_word(query, name, acronym))
}

fn is_slip_of_word(query: &str, name: &str, acronym: bool) -> bool {
    // Digits are facts, and other scripts have other slips.
    let is_word = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase());
    if !is_word(query)
        || !is_word(name)
        || REAL_WORDS.contains(&query)
        || strsim::osa_distance(query, name) != 1
    {
        return false;
    }
    let (query, name) = (query.as_bytes(), name.as_bytes());
    // The first letter that differs, and how long the shorter word is.
    let at = query.iter().zip(name).take_while(|(a, b)| a == b).count();
    let (shorter, length) = (query.len().min(name.len()), name.len());
    match query.len().cmp(&length) {
        // A letter twice.
        Ordering::Greater => shorter >= SHORTEST_UNEVEN && at > 0 && query[at] == query[at - 1],
        // A letter missing, but not the first: mergence is no emergence.
        Ordering::Less => {
            shorter >= SHORTEST_UNEVEN && at > 0 && (at < shorter || length >= SHORTEST_CUT)
        }
        Ordering::Equal if query.get(at + 1) != name.get(at + 1) => {
            length >= if acronym { SHORTEST_SWAPPED_ACRONYM } else { SHORTEST_SWAPPED }
        }
        // Neither the first nor the last: endings are grammar, and beginnings are rarely wrong.
        Ordering::Equal => {
            length >= SHORTEST_REPLACED
                && (1..length - 1).contains(&at)
                && are_mistaken(query[at], name[at])
        }
    }
}

/// Vowels are mistaken for each other by ear, neighbouring keys by finger.
fn are_mistaken(a: u8, b: u8) -> bool {
    let is_vowel = |c: u8| b"aeiou".contains(&c);
    let neighbours =
        |row: &str| row.as_bytes().windows(2).any(|pair| pair == [a, b] || pair == [b, a]);
    (is_vowel(a) && is_vowel(b)) || KEYBOARD.into_iter().any(neighbours)
}

#[cfg(test)]
mod tests {
    use super::is_slip;

    fn slip(query: &str, name: &str) -> bool {
        let words =
            |text: &str| text.to_lowercase().split(' ').map(str::to_owned).collect::<Vec<_>>();
        is_slip(&words(query), &words(name), name)
    }

    #[test]
    fn a_slip_is_known() {
        for (query, name) in [
            ("transformr", "Transformer"),
            ("RHLF", "RLHF"),
            ("agnet", "agent"),
            ("embeding", "embedding"),
            ("hallucinattion", "hallucination"),
            ("retrievel augmented generaton", "retrieval augmented generation"),
            ("transfprmer", "transformer"),
            ("fine tunning", "fine tuning"),
        ] {
            assert!(slip(query, name), "{query} {name}");
        }
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
            ("prompt infection", "prompt injection"),
            ("machine unlearning", "machine learning"),
            ("semi supervised learning", "self supervised learning"),
            ("supervised learning", "unsupervised learning"),
            ("off policy", "on policy"),
            ("pro training", "pre training"),
            ("code retraining", "code pre training"),
            ("date set", "dataset"),
            ("transformer xl", "Transformer"),
            ("deepseekvl", "DeepSeek"),
            ("test generation", "text generation"),
        ] {
            assert!(!slip(query, name), "{query} {name}");
        }
    }

    #[test]
    fn a_digit_is_not_corrected() {
        for (query, name) in [
            ("gpt9", "GPT4"),
            ("chatglm 7b", "ChatGLM 6B"),
            ("gpt 35", "GPT 3.5"),
            ("word2vec", "word3vec"),
        ] {
            assert!(!slip(query, name), "{query} {name}");
        }
    }
}
