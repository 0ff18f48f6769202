//! Large numbers as people say them: 1750 亿, 175 billion.

use crate::language::Language;

/// The units of each language, largest first.
const CHINESE: [(u64, &str); 3] =
    [(1_000_000_000_000, " 万亿"), (100_000_000, " 亿"), (10_000, " 万")];
const ENGLISH: [(u64, &str); 3] =
    [(1_000_000_000_000, " trillion"), (1_000_000_000, " billion"), (1_000_000, " million")];

/// The number in the largest unit that it reaches. One that three decimals cannot say is written out:
/// nothing is rounded.
#[must_use]
pub fn spoken(number: u64, language: Language) -> String {
    let units = match language {
        Language::Zh => CHINESE,
        Language::En => ENGLISH,
    };
    let largest = units.into_iter().find(|&(unit, _)| number >= unit);
    let Some((unit, name)) = largest.filter(|(unit, _)| number.is_multiple_of(unit / 1000)) else {
        return number.to_string();
    };
    let thousandths = (number % unit) / (unit / 1000);
    let fraction = format!("{thousandths:03}");
    let fraction = fraction.trim_end_matches('0');
    let point = if fraction.is_empty() { "" } else { "." };
    format!("{}{point}{fraction}{name}", number / unit)
}

/// The number in digits; in English with a comma before every three.
#[must_use]
pub fn digits(number: u64, language: Language) -> String {
    let plain = number.to_string();
    if language == Language::Zh {
        return plain;
    }
    let groups: Vec<&str> =
        plain.as_bytes().rchunks(3).rev().filter_map(|group| str::from_utf8(group).ok()).collect();
    groups.join(",")
}

#[cfg(test)]
mod tests {
    use super::{Language, digits, spoken};

    #[test]
    fn a_number_is_said_in_its_largest_unit() {
        assert_eq!(spoken(175_000_000_000, Language::Zh), "1750 亿");
        assert_eq!(spoken(175_000_000_000, Language::En), "175 billion");
        assert_eq!(spoken(6_200_000_000, Language::Zh), "62 亿");
        assert_eq!(spoken(6_200_000_000, Language::En), "6.2 billion");
        assert_eq!(spoken(1_040_000_000_000, Language::Zh), "1.04 万亿");
        assert_eq!(spoken(117_000_000, Language::En), "117 million");
        assert_eq!(spoken(2048, Language::En), "2048");
    }

    #[test]
    fn english_digits_stand_in_groups() {
        assert_eq!(digits(1_048_576, Language::En), "1,048,576");
        assert_eq!(digits(512, Language::En), "512");
        assert_eq!(digits(32_768, Language::Zh), "32768");
    }

    #[test]
    fn nothing_is_rounded() {
        assert_eq!(spoken(32_768, Language::Zh), "32768");
        assert_eq!(spoken(1_048_576, Language::En), "1048576");
    }
}
