//! Which language is spoken: by the answer, and by the words around it.

use clap::ValueEnum;

use crate::search::normalize::has_han;

/// A language of the interface and of the termbase.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Language {
    /// Chinese.
    Zh,
    /// English.
    En,
}

/// What `--lang` asks for.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, ValueEnum)]
pub enum Preference {
    /// The language of the query; for a query in Latin letters, that of the locale
    #[default]
    Auto,
    /// Chinese
    Zh,
    /// English
    En,
    /// Chinese and English
    Both,
}

/// How an answer speaks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Voice {
    /// The language of labels and messages, and of the answer unless it is in both.
    pub language: Language,
    /// Whether the answer is given in both languages.
    pub both: bool,
}

impl Language {
    /// The language of a locale such as `zh_CN.UTF-8`; English unless it is Chinese.
    #[must_use]
    pub fn of_locale(locale: &str) -> Self {
        if locale.to_ascii_lowercase().starts_with("zh") { Self::Zh } else { Self::En }
    }
}

impl Voice {
    /// The voice for a query, in a locale of the given language.
    #[must_use]
    pub fn choose(preference: Preference, query: &str, locale: Language) -> Self {
        let of_query = if has_han(query) { Language::Zh } else { locale };
        let language = match preference {
            Preference::Zh => Language::Zh,
            Preference::En => Language::En,
            Preference::Auto | Preference::Both => of_query,
        };
        Self { language, both: preference == Preference::Both }
    }

    /// Of a text in two languages, what this voice says: one or both, its own language first.
    #[must_use]
    pub fn pick<'a>(self, zh: &'a str, en: &'a str) -> Vec<&'a str> {
        let (own, other) = match self.language {
            Language::Zh => (zh, en),
            Language::En => (en, zh),
        };
        if self.both && own != other { vec![own, other] } else { vec![own] }
    }

    /// What [`Self::pick`] gives, in one line.
    #[must_use]
    pub fn line(self, zh: &str, en: &str) -> String {
        self.pick(zh, en).join(" / ")
    }
}

#[cfg(test)]
mod tests {
    use super::{Language, Preference, Voice};

    #[test]
    fn a_query_is_answered_in_its_own_script() {
        let language = |query| Voice::choose(Preference::Auto, query, Language::En).language;
        assert_eq!(language("涌现能力"), Language::Zh);
        assert_eq!(language("lora微调"), Language::Zh);
        assert_eq!(language("RAG"), Language::En);
        assert_eq!(Voice::choose(Preference::Auto, "RAG", Language::Zh).language, Language::Zh);
    }

    #[test]
    fn a_locale_is_chinese_or_else_english() {
        assert_eq!(Language::of_locale("zh_TW.UTF-8"), Language::Zh);
        for other in ["", "C", "en_US.UTF-8", "de_DE"] {
            assert_eq!(Language::of_locale(other), Language::En);
        }
    }
}
