//! Rules on a single entry: identifiers, texts, definitions, facts.

use super::{Entry, Violation};
use crate::concept::{Collection, Concept, Kind, LanguageSection};
use crate::search::normalize::is_han;

const LONGEST_ZH_DEFINITION: usize = 80;
const LONGEST_EN_DEFINITION: usize = 45;
const FEWEST_ASPECTS: usize = 3;

pub(super) fn identifiers_are_kebab_case_unique_and_sorted(
    c: &Collection,
    found: &mut Vec<Violation>,
) {
    let concepts = c.concepts.iter().map(|concept| Entry::Concept(concept.id.clone()));
    let sources = c.sources.iter().map(|source| Entry::Source(source.id.clone()));
    let fields = c.subject_fields.iter().map(|item| Entry::SubjectField(item.id.clone()));
    let aspects = c.aspects.iter().map(|item| Entry::Aspect(item.id.clone()));
    let stages = c.stages.iter().map(|stage| Entry::Stage(stage.id.clone()));
    check_identifiers(concepts.collect(), true, found);
    check_identifiers(sources.collect(), true, found);
    // Fields, aspects and stages stand in reading order.
    check_identifiers(fields.collect(), false, found);
    check_identifiers(aspects.collect(), false, found);
    check_identifiers(stages.collect(), false, found);
}

fn check_identifiers(entries: Vec<Entry>, sorted: bool, found: &mut Vec<Violation>) {
    let mut seen = std::collections::BTreeSet::new();
    let mut previous = String::new();
    for entry in entries {
        let id = identifier(&entry).to_owned();
        let mut report = |message: String| {
            found.push(Violation {
                entry: entry.clone(),
                rule: "identifiers",
                message,
                near: id.clone(),
            });
        };
        if !is_kebab_case(&id) {
            report("an identifier is kebab case: lower-case letters, digits and dots, joined by hyphens".into());
        }
        if !seen.insert(id.clone()) {
            report("the identifier is taken; each is used once".into());
        } else if sorted && id < previous {
            report(format!(
                "entries are sorted by identifier; this one belongs before `{previous}`"
            ));
        }
        previous = id;
    }
}

fn identifier(entry: &Entry) -> &str {
    match entry {
        Entry::Concept(id)
        | Entry::Source(id)
        | Entry::SubjectField(id)
        | Entry::Aspect(id)
        | Entry::Stage(id) => id,
        Entry::Comparison(..) => "",
    }
}

fn is_kebab_case(id: &str) -> bool {
    !id.is_empty()
        && id.split('-').all(|part| {
            !part.is_empty()
                && part.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'.')
        })
}

pub(super) fn texts_are_clean(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        for text in texts(concept) {
            let problem = if text.trim().is_empty() {
                "is empty"
            } else if text.trim() != text {
                "begins or ends with white space"
            } else if text.chars().any(char::is_control) {
                "holds a control character"
            } else {
                continue;
            };
            found.push(Violation {
                entry: Entry::Concept(concept.id.clone()),
                rule: "clean texts",
                message: format!("the text `{}` {problem}", text.escape_debug()),
                near: text.to_owned(),
            });
        }
    }
}

fn texts(concept: &Concept) -> Vec<&str> {
    let mut texts = Vec::new();
    for section in [&concept.zh, &concept.en] {
        texts.extend([section.preferred.as_str(), &section.definition, &section.explanation]);
        texts.extend(section.scope_note.as_deref());
        for list in [&section.abbreviation, &section.admitted, &section.deprecated, &section.hidden]
        {
            texts.extend(list.iter().map(|term| term.text.as_str()));
        }
    }
    texts.extend(concept.aspects.values().flat_map(|answer| [answer.zh.as_str(), &answer.en]));
    texts.extend(concept.history.iter().flat_map(|note| [note.zh.as_str(), &note.en]));
    texts
}

pub(super) fn definitions_are_one_short_sentence(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        let (zh, en) = (&concept.zh.definition, &concept.en.definition);
        let han = zh.chars().filter(|&c| is_han(c)).count();
        let words = en.split_whitespace().count();
        let mut report = |message: String, near: &str| {
            found.push(Violation {
                entry: Entry::Concept(concept.id.clone()),
                rule: "definition",
                message,
                near: near.to_owned(),
            });
        };
        if zh.matches(['。', '！', '？']).count() != 1 || !zh.ends_with('。') {
            report("a Chinese definition is one sentence and ends with 。".into(), zh);
        }
        if !en.ends_with('.') || en.contains(". ") && !en.contains("e.g. ") && !en.contains("i.e. ")
        {
            report("an English definition is one sentence and ends with a full stop".into(), en);
        }
        if han > LONGEST_ZH_DEFINITION {
            report(
                format!(
                    "the Chinese definition has {han} characters; at most {LONGEST_ZH_DEFINITION}"
                ),
                zh,
            );
        }
        if words > LONGEST_EN_DEFINITION {
            report(
                format!(
                    "the English definition has {words} words; at most {LONGEST_EN_DEFINITION}"
                ),
                en,
            );
        }
    }
}

pub(super) fn definitions_do_not_use_their_term(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        for section in [&concept.zh, &concept.en] {
            if uses_its_term(section) {
                found.push(Violation {
                    entry: Entry::Concept(concept.id.clone()),
                    rule: "circular definition",
                    message: format!(
                        "the definition uses the term it defines, `{}`",
                        section.preferred
                    ),
                    near: section.definition.clone(),
                });
            }
        }
    }
}

/// Whether the preferred term stands in the definition as a whole word. Chinese has no spaces, so there
/// any occurrence counts.
fn uses_its_term(section: &LanguageSection) -> bool {
    let definition = section.definition.to_lowercase();
    let term = section.preferred.to_lowercase();
    let is_letter = |c: Option<char>| c.is_some_and(|c| c.is_alphanumeric() && !is_han(c));
    definition.match_indices(&term).any(|(at, _)| {
        let before = definition[..at].chars().next_back();
        let after = definition[at + term.len()..].chars().next();
        !is_letter(before) && !is_letter(after)
    })
}

pub(super) fn methods_and_architectures_have_aspects(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        let wanted = matches!(concept.kind, Kind::Method | Kind::Architecture);
        if wanted && concept.aspects.len() < FEWEST_ASPECTS {
            found.push(Violation {
                entry: Entry::Concept(concept.id.clone()),
                rule: "aspects",
                message: format!(
                    "a method or an architecture answers at least {FEWEST_ASPECTS} aspects"
                ),
                near: "[concept.aspects]".into(),
            });
        }
    }
}

pub(super) fn model_facts_belong_to_models(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        let may_have = matches!(concept.kind, Kind::Model | Kind::Family | Kind::Product);
        if concept.model.is_some() && !may_have {
            found.push(Violation {
                entry: Entry::Concept(concept.id.clone()),
                rule: "model facts",
                message: "only a model, a family or a product has [concept.model]".into(),
                near: "[concept.model]".into(),
            });
        }
    }
}

pub(super) fn only_chinese_has_pinyin(c: &Collection, found: &mut Vec<Violation>) {
    for concept in &c.concepts {
        if let Some(pinyin) = &concept.en.pinyin {
            found.push(Violation {
                entry: Entry::Concept(concept.id.clone()),
                rule: "pinyin",
                message: "pinyin belongs in [concept.zh]".into(),
                near: pinyin.clone(),
            });
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::concept::{Kind, ModelFacts};
    use crate::integrity::fixture::broken;

    #[test]
    fn an_identifier_is_kebab_case() {
        assert_eq!(broken(|c| c.aspects[0].id = "Pur pose".into())[0], "identifiers");
    }

    #[test]
    fn an_identifier_is_used_once() {
        let twice = broken(|c| {
            let id = c.sources[0].id.clone();
            c.sources[1].id = id;
        });
        assert!(twice.contains(&"identifiers"), "{twice:?}");
    }

    #[test]
    fn concepts_are_sorted() {
        assert_eq!(broken(|c| c.concepts.swap(0, 1)), ["identifiers"]);
    }

    #[test]
    fn a_text_holds_no_control_character() {
        assert_eq!(broken(|c| c.concepts[0].en.admitted[0].text.push('\u{1b}')), ["clean texts"]);
    }

    #[test]
    fn a_definition_is_one_sentence() {
        assert_eq!(broken(|c| c.concepts[0].zh.definition.push_str("第二句。")), ["definition"]);
        assert_eq!(broken(|c| c.concepts[0].en.definition.push_str(" And more.")), ["definition"]);
    }

    #[test]
    fn a_definition_is_short() {
        assert_eq!(
            broken(|c| c.concepts[0].zh.definition = format!("{}。", "字".repeat(81))),
            ["definition"]
        );
        assert_eq!(
            broken(|c| c.concepts[0].en.definition = format!("{}.", "word ".repeat(46).trim())),
            ["definition"]
        );
    }

    #[test]
    fn a_definition_does_not_use_its_term() {
        assert_eq!(
            broken(|c| c.concepts[0].en.definition = "An Agent that acts.".into()),
            ["circular definition"]
        );
        assert_eq!(
            broken(|c| c.concepts[0].zh.definition = "会行动的智能体。".into()),
            ["circular definition"]
        );
        assert_eq!(broken(|c| c.concepts[0].en.definition = "A reagent.".into()), [""; 0]);
    }

    #[test]
    fn a_method_has_aspects() {
        assert_eq!(broken(|c| c.concepts[0].kind = Kind::Method), ["aspects"]);
    }

    #[test]
    fn a_concept_has_no_model_facts() {
        assert_eq!(broken(|c| c.concepts[0].model = Some(ModelFacts::default())), ["model facts"]);
    }

    #[test]
    fn english_has_no_pinyin() {
        assert_eq!(broken(|c| c.concepts[0].en.pinyin = Some("zhì".into())), ["pinyin"]);
    }
}
