//! Names in Latin letters with a slip of the finger or of the pen.
//!
//! Only slips that do not make another word are corrected, word by word: letters in each other's place,
//! a letter missing or doubled, a vowel or a neighbouring key instead of the right one. Everything else
//! is refused, since a user who is told something wrong stops trusting the tool: lore is no `LoRA`,
//! transformed no Transformer, perception no perceptron, Transformer-XL no Transformer.

/// A word in which two letters may have changed places: `RHLF` yes, `NPL` no.
const SHORTEST_SWAPPED: usize = 4;

/// A word that may lack a letter or have one twice.
const SHORTEST_UNEVEN: usize = 6;

/// A word that may have one letter instead of another.
const SHORTEST_REPLACED: usize = 7;

/// More words with a slip in one name are no accident.
const MOST_SLIPS: usize = 2;

/// The rows of letters on a keyboard.
const KEYBOARD: [&str; 3] = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

/// Whether the query is a misspelling of the name, both given as words in their normal form.
pub(super) fn is_slip(query: &[String], name: &[String]) -> bool {
    if query.len() != name.len() {
        // Written in one word, or in more.
        return is_slip_of_word(&query.concat(), &name.concat());
    }
    let wrong: Vec<_> = query.iter().zip(name).filter(|(query, name)| query != name).collect();
    (1..=MOST_SLIPS).contains(&wrong.len())
        && wrong.into_iter().all(|(query, name)| is_slip_of_word(query, name))
}

fn is_slip_of_word(query: &str, name: &str) -> bool {
    // Digits are facts, and other scripts have other slips.
    let is_word = |text: &str| text.bytes().all(|b| b.is_ascii_lowercase());
    if !is_word(query) || !is_word(name) || strsim::osa_distance(query, name) != 1 {
        return false;
    }
    let (query, name) = (query.as_bytes(), name.as_bytes());
    let at = query.iter().zip(name).take_while(|(a, b)| a == b).count();
    let length = name.len();
    match query.len().cmp(&length) {
        // A letter twice.
        std::cmp::Ordering::Greater => length >= SHORTEST_UNEVEN && query[at] == query[at - 1],
        // A letter missing, but not the first: mergence is no emergence.
        std::cmp::Ordering::Less => length >= SHORTEST_UNEVEN && at > 0,
        std::cmp::Ordering::Equal if query.get(at + 1) != name.get(at + 1) => {
            length >= SHORTEST_SWAPPED
        }
        // Neither the first nor the last: endings are grammar, and beginnings are rarely wrong.
        std::cmp::Ordering::Equal => {
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
        let words = |text: &str| text.split(' ').map(str::to_owned).collect::<Vec<_>>();
        is_slip(&words(query), &words(name))
    }

    #[test]
    fn a_slip_is_known() {
        for (query, name) in [
            ("transformr", "transformer"),
            ("rhlf", "rlhf"),
            ("agnet", "agent"),
            ("embeding", "embedding"),
            ("hallucinattion", "hallucination"),
            ("retrievel augmented generaton", "retrieval augmented generation"),
            ("transfprmer", "transformer"),
            ("finetunning", "fine tuning"),
        ] {
            assert!(slip(query, name), "{query} {name}");
        }
    }

    #[test]
    fn another_word_is_no_slip() {
        for (query, name) in [
            ("lore", "lora"),
            ("ktp", "kto"),
            ("npl", "nlp"),
            ("code", "codex"),
            ("clause", "claude"),
            ("argent", "agent"),
            ("llava", "llama"),
            ("transformed", "transformer"),
            ("perception", "perceptron"),
            ("emergency", "emergence"),
            ("prompt infection", "prompt injection"),
            ("machine unlearning", "machine learning"),
            ("semi supervised learning", "self supervised learning"),
            ("supervised learning", "unsupervised learning"),
            ("off policy", "on policy"),
            ("transformer xl", "transformer"),
            ("deepseekvl", "deepseek"),
            ("test generation", "text generation"),
        ] {
            assert!(!slip(query, name), "{query} {name}");
        }
    }

    #[test]
    fn a_digit_is_not_corrected() {
        for (query, name) in [
            ("gpt9", "gpt4"),
            ("chatglm 7b", "chatglm 6b"),
            ("gpt 35", "gpt 3.5"),
            ("word2vec", "word3vec"),
        ] {
            assert!(!slip(query, name), "{query} {name}");
        }
    }
}
