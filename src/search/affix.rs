//! A text without a phrase at one of its ends.

/// The text without a phrase at its beginning, if something is left. A Latin phrase needs a boundary
/// behind it.
pub(super) fn without_first<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let (first, rest) = text.split_at_checked(phrase.len())?;
    let apart = !phrase.is_ascii() || rest.starts_with(|c: char| !c.is_ascii_alphanumeric());
    (first.eq_ignore_ascii_case(phrase) && apart && !rest.is_empty()).then_some(rest)
}

/// The text without a phrase at its end, if something is left. A Latin phrase needs a boundary before it.
pub(super) fn without_last<'a>(text: &'a str, phrase: &str) -> Option<&'a str> {
    let (rest, last) = text.split_at_checked(text.len().checked_sub(phrase.len())?)?;
    let apart = !phrase.is_ascii() || rest.ends_with(|c: char| !c.is_ascii_alphanumeric());
    (last.eq_ignore_ascii_case(phrase) && apart && !rest.is_empty()).then_some(rest)
}

/// The text without the white space and the marks around it.
pub(super) fn trimmed(text: &str) -> &str {
    text.trim_matches(|c: char| c.is_whitespace() || "。？?！!，,：:“”\"'「」".contains(c))
}
