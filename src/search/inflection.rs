//! Other forms of English words: plurals (LLMs, agents, emergent ability) and British spelling.

/// A shorter word has no plural that is not another word as well: `maa` is no `MaaS`.
const SHORTEST_SINGULAR: usize = 5;

/// What is left of a plural: `LLMs` yes, `as` no.
const SHORTEST_STEM: usize = 3;

/// Endings of British words and what they are in American ones.
const BRITISH: [(&str, &str); 6] = [
    ("isation", "ization"),
    ("ising", "izing"),
    ("ised", "ized"),
    ("iser", "izer"),
    ("elling", "eling"),
    ("aviour", "avior"),
];

/// Other forms of a name in its normal form, as far as spelling tells.
pub(super) fn other_forms(normal: &str) -> Vec<String> {
    if !normal.ends_with(|c: char| c.is_ascii_lowercase()) {
        return Vec::new();
    }
    let american = BRITISH.into_iter().filter(|(british, _)| normal.contains(british));
    let american = american.map(|(british, american)| normal.replace(british, american));
    let mut forms: Vec<String> = american.collect();
    let stem =
        |ending| normal.strip_suffix(ending).filter(|stem: &&str| stem.len() >= SHORTEST_STEM);
    forms.extend(stem("ies").map(|stem| format!("{stem}y")));
    forms.extend(stem("es").filter(|stem| stem.ends_with(['s', 'x', 'z', 'h'])).map(str::to_owned));
    forms.extend(stem("s").map(str::to_owned));
    forms.extend(stem("y").map(|stem| format!("{stem}ies")));
    if normal.len() >= SHORTEST_SINGULAR {
        forms.push(format!("{normal}s"));
    }
    forms
}

/// Whether the query may be a form of the name as it is written. An abbreviation keeps its capitals: cots
/// and rags are no `CoTs` and `RAGs`.
pub(super) fn keeps_capitals(query: &str, written: &str) -> bool {
    let is_abbreviation = written.chars().skip(1).any(|c| c.is_ascii_uppercase());
    !is_abbreviation
        || query.trim().strip_suffix('s') == Some(written)
        || written.contains(['-', ' '])
}

#[cfg(test)]
mod tests {
    use super::{keeps_capitals, other_forms};

    #[test]
    fn plural_and_singular_lead_to_each_other() {
        for (one, many) in [("emergentability", "emergentabilities"), ("agent", "agents")] {
            assert!(other_forms(one).contains(&many.to_owned()));
            assert!(other_forms(many).contains(&one.to_owned()));
        }
        assert!(other_forms("llms").contains(&"llm".to_owned()));
        assert!(other_forms("biases").contains(&"bias".to_owned()));
        assert!(!other_forms("maa").contains(&"maas".to_owned()));
        assert_eq!(other_forms("gpt4"), [""; 0]);
        assert_eq!(other_forms("涌现"), [""; 0]);
    }

    #[test]
    fn british_words_lead_to_american_ones() {
        assert!(other_forms("modelquantisation").contains(&"modelquantization".to_owned()));
        assert!(other_forms("languagemodelling").contains(&"languagemodeling".to_owned()));
    }

    #[test]
    fn an_abbreviation_keeps_its_capitals() {
        assert!(keeps_capitals("LLMs", "LLM") && keeps_capitals("CoTs", "CoT"));
        assert!(!keeps_capitals("rags", "RAG") && !keeps_capitals("cots", "CoT"));
        assert!(
            keeps_capitals("Agents", "agent")
                && keeps_capitals("large language models", "large language model")
        );
    }
}
