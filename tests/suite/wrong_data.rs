//! Wrong data: the message names the line at fault.

use aiterm::concept::Collection;
use aiterm::integrity::violations;
use aiterm::termbase::FOLDING;

use crate::lines::Lines;

const SOUND: &str = include_str!("../fixture.toml");

/// The fixture with one text replaced, once.
fn with(old: &str, new: &str) -> String {
    assert!(SOUND.contains(old), "{old}");
    SOUND.replacen(old, new, 1)
}

/// What stands in the line that the first message points at, and the message.
fn first_fault(text: &str) -> (String, String) {
    let lines = Lines::new(text);
    let (line, message) = match toml::from_str::<Collection>(text) {
        Err(error) => {
            let located = lines.locate(&error);
            let (line, message) = located.split_once(':').expect("a line and a message");
            (line.parse().expect("a number"), message.to_owned())
        }
        Ok(collection) => {
            let found = violations(&collection, FOLDING);
            let first = found.first().expect("a violation");
            (lines.line(first), first.to_string())
        }
    };
    (text.lines().nth(line - 1).unwrap_or_default().to_owned(), message)
}

#[test]
fn a_broken_rule_is_found_in_its_line() {
    for (old, new, line, rule) in [
        (
            r#"related = ["large-language-model"]"#,
            r#"related = ["nowhere"]"#,
            r#"related = ["nowhere"]"#,
            "[references]",
        ),
        (
            r#"definition = "能感知环境并自主行动的软件。""#,
            r#"definition = "智能体是软件。""#,
            r#"definition = "智能体是软件。""#,
            "[circular definition]",
        ),
        (r#"date = "2020""#, r#"date = "2016""#, r#"date = "2016""#, "[history order]"),
        ("to = 2011", "to = 2009", "from = 2012", "[stages]"),
        (r#"id = "gpt-4""#, r#"id = "gpt""#, r#"id = "gpt""#, "[identifiers]"),
    ] {
        let (found, message) = first_fault(&with(old, new));
        assert_eq!(found, line, "{message}");
        assert!(message.contains(rule), "{message}");
    }
}

#[test]
fn a_file_of_the_wrong_form_names_line_and_entry() {
    for (old, new, line, words) in [
        (
            r#"kind = "model""#,
            r#"kind = "modle""#,
            r#"kind = "modle""#,
            "near `gpt-4`: unknown variant `modle`",
        ),
        (
            r#"weights = "closed""#,
            r#"wieghts = "closed""#,
            r#"wieghts = "closed""#,
            "near `gpt-4`: unknown field `wieghts`",
        ),
        (
            r#"date = "2023-03-14""#,
            r#"date = "2023-02-30""#,
            r#"date = "2023-02-30""#,
            "no such day",
        ),
        (r#"id = "reasoning""#, r#"id = "reasoning"#, r#"id = "reasoning"#, "[form]"),
    ] {
        let (found, message) = first_fault(&with(old, new));
        assert_eq!(found, line, "{message}");
        assert!(message.contains(words), "{message}");
    }
}
