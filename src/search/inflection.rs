//! English plurals: LLMs, agents, emergent ability.

/// A shorter word has no plural: GAs is no plural of a name, and `as` even less.
const SHORTEST: usize = 3;

/// The other number of a word in its normal form, as far as spelling tells: plurals of a singular,
/// singulars of a plural.
pub(super) fn other_numbers(normal: &str) -> Vec<String> {
    if normal.len() < SHORTEST || !normal.ends_with(|c: char| c.is_ascii_lowercase()) {
        return Vec::new();
    }
    let mut forms = Vec::new();
    if let Some(stem) = normal.strip_suffix("ies") {
        forms.push(format!("{stem}y"));
    }
    if let Some(stem) = normal.strip_suffix('s').filter(|stem| stem.len() >= SHORTEST) {
        forms.push(stem.to_owned());
    }
    if let Some(stem) = normal.strip_suffix('y') {
        forms.push(format!("{stem}ies"));
    }
    forms.push(format!("{normal}s"));
    forms
}

#[cfg(test)]
mod tests {
    use super::other_numbers;

    #[test]
    fn plural_and_singular_lead_to_each_other() {
        for (one, many) in
            [("llm", "llms"), ("emergentability", "emergentabilities"), ("agent", "agents")]
        {
            assert!(other_numbers(one).contains(&many.to_owned()));
            assert!(other_numbers(many).contains(&one.to_owned()));
        }
        assert_eq!(other_numbers("gpt4"), [""; 0]);
        assert_eq!(other_numbers("涌现"), [""; 0]);
    }
}
