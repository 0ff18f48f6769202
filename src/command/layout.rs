//! Pieces that several answers are laid out with.

use super::view::{EventView, FactView, ModelView, Named, SourceView};
use crate::document::{Block, Document, Field, Line, Role};
use crate::language::{Language, Voice};
use crate::quantity::{digits, spoken};

impl Language {
    /// The name in this language.
    #[must_use]
    pub(super) fn of_named(self, named: &Named) -> &str {
        match self {
            Self::Zh => &named.zh,
            Self::En => &named.en,
        }
    }
}

/// The name in the voice's language, with the other in brackets unless they are alike.
pub(super) fn both_names(voice: Voice, named: &Named) -> String {
    let (own, other) = match voice.language {
        Language::Zh => (&named.zh, &named.en),
        Language::En => (&named.en, &named.zh),
    };
    if own == other {
        return own.clone();
    }
    match voice.language {
        Language::Zh => format!("{own}（{other}）"),
        Language::En => format!("{own} ({other})"),
    }
}

/// Names in a row, in the voice's language.
pub(super) fn names(voice: Voice, list: &[Named]) -> Line {
    let all: Vec<String> = list.iter().map(|named| voice.line(&named.zh, &named.en)).collect();
    Line::plain(all.join(voice.language.words().list_separator))
}

/// A text in the languages of the voice, a paragraph each.
pub(super) fn paragraphs(document: &mut Document, voice: Voice, zh: &str, en: &str) {
    for text in voice.pick(zh, en).into_iter().filter(|text| !text.is_empty()) {
        document.push(Block::Paragraph(Line::plain(text)));
    }
}

/// A labelled text in the languages of the voice.
pub(super) fn text_field(voice: Voice, label: &str, zh: &str, en: &str) -> Option<Field> {
    let values: Vec<Line> =
        voice.pick(zh, en).into_iter().filter(|text| !text.is_empty()).map(Line::plain).collect();
    (!values.is_empty()).then(|| Field { label: label.to_owned(), role: Role::Label, values })
}

/// A source as it is cited: who, when, what, where.
pub(super) fn citation(source: &SourceView) -> Line {
    Line::plain(format!("{}, {}, ", source.authors, source.date.year())).and_line(titled(source))
}

fn titled(source: &SourceView) -> Line {
    let line = Line::plain(&source.title).and(", ", Role::Plain);
    line.and_link(&source.address, Role::Aside, &source.url)
}

/// A source under its date, for a list of many.
pub(super) fn dated_source(source: &SourceView) -> Field {
    let value = Line::plain(format!("{}, ", source.authors)).and_line(titled(source));
    Field { label: source.date.to_string(), role: Role::Date, values: vec![value] }
}

/// The labelled list of sources.
pub(super) fn sources_field(voice: Voice, sources: &[SourceView]) -> Option<Field> {
    let label = voice.language.words().sources.to_owned();
    let values: Vec<Line> = sources.iter().map(citation).collect();
    (!values.is_empty()).then_some(Field { label, role: Role::Label, values })
}

/// A dated event; its text leads to the source.
pub(super) fn event_field(voice: Voice, event: &EventView) -> Field {
    let link = |text: &str| Line::default().and_link(text, Role::Plain, &event.source.url);
    let values = voice.pick(&event.zh, &event.en).into_iter().map(link).collect();
    Field { label: event.date.to_string(), role: Role::Date, values }
}

/// Numbers of parameters, as people say them.
pub(super) fn parameters(fact: Option<&FactView<Vec<u64>>>, language: Language) -> Option<String> {
    fact.map(|fact| listed(fact, language, |number| spoken(number, language)))
}

/// Numbers of tokens, in digits: the powers of two among them are known by their digits.
pub(super) fn tokens(fact: Option<&FactView<Vec<u64>>>, language: Language) -> Option<String> {
    let unit = language.of(" 词元", " tokens");
    fact.map(|fact| match fact {
        FactView::Undisclosed(_) => listed(fact, language, |_| String::new()),
        FactView::Published(_) => listed(fact, language, |number| digits(number, language)) + unit,
    })
}

fn listed(fact: &FactView<Vec<u64>>, language: Language, say: impl Fn(u64) -> String) -> String {
    match fact {
        FactView::Undisclosed(_) => language.words().undisclosed.to_owned(),
        FactView::Published(numbers) => {
            let all: Vec<String> = numbers.iter().map(|&number| say(number)).collect();
            // Not the separator of lists: English numbers hold commas themselves.
            all.join(" / ")
        }
    }
}

/// What a model takes and gives.
pub(super) fn modalities(model: &ModelView, language: Language) -> Option<String> {
    let all: Vec<&str> =
        model.modality.iter().map(|&modality| language.modality(modality)).collect();
    (!all.is_empty()).then(|| all.join(language.words().list_separator))
}
