//! A date as precise as its source: a year, a month or a day.
//!
//! Calendar libraries have no type for “some time in June 2017”, and rounding it to a day would invent
//! a fact. Also compiled by `build.rs`.

use std::fmt;
use std::str::FromStr;

use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

/// A Gregorian date known to the year, the month or the day.
///
/// The order is chronological; of two dates that start alike, the less precise one comes first.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    year: u16,
    /// 1 to 12, or 0 when only the year is known.
    month: u8,
    /// 1 to 31, or 0 when only the month is known.
    day: u8,
}

impl Date {
    /// Before every date.
    pub const EARLIEST: Self = Self { year: 0, month: 1, day: 1 };
    /// After every date.
    pub const LATEST: Self = Self { year: 9999, month: 12, day: 31 };

    /// The year, as in the Gregorian calendar.
    #[must_use]
    pub fn year(self) -> u16 {
        self.year
    }

    /// The first day the date can mean: 2017 gives 2017-01-01.
    #[must_use]
    pub fn first_day(self) -> Self {
        Self { year: self.year, month: self.month.max(1), day: self.day.max(1) }
    }

    /// The last day the date can mean: 2017-06 gives 2017-06-30.
    #[must_use]
    pub fn last_day(self) -> Self {
        let month = if self.month == 0 { 12 } else { self.month };
        let day = if self.day == 0 { days_in_month(self.year, month) } else { self.day };
        Self { year: self.year, month, day }
    }
}

fn days_in_month(year: u16, month: u8) -> u8 {
    match month {
        4 | 6 | 9 | 11 => 30,
        2 if year.is_multiple_of(4) && (!year.is_multiple_of(100) || year.is_multiple_of(400)) => {
            29
        }
        2 => 28,
        _ => 31,
    }
}

/// Why a text is not a date.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum DateError {
    /// The text has not the form `YYYY`, `YYYY-MM` or `YYYY-MM-DD`.
    Form,
    /// The form is right, but there is no such month or day.
    NoSuchDay,
}

impl fmt::Display for DateError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Form => "a date is written YYYY, YYYY-MM or YYYY-MM-DD",
            Self::NoSuchDay => "there is no such day in the calendar",
        })
    }
}

impl std::error::Error for DateError {}

impl FromStr for Date {
    type Err = DateError;

    fn from_str(text: &str) -> Result<Self, DateError> {
        let number = |part: &str, digits: usize| {
            (part.len() == digits && part.bytes().all(|b| b.is_ascii_digit()))
                .then(|| part.parse::<u16>().ok())
                .flatten()
                .ok_or(DateError::Form)
        };
        let small = |part: &str, range: std::ops::RangeInclusive<u16>| {
            let value = number(part, 2)?;
            if range.contains(&value) {
                u8::try_from(value).map_err(|_| DateError::NoSuchDay)
            } else {
                Err(DateError::NoSuchDay)
            }
        };
        let mut parts = text.split('-');
        let year = number(parts.next().unwrap_or_default(), 4)?;
        if year == 0 {
            return Err(DateError::NoSuchDay);
        }
        let month = parts.next().map_or(Ok(0), |part| small(part, 1..=12))?;
        let day = parts
            .next()
            .map_or(Ok(0), |part| small(part, 1..=u16::from(days_in_month(year, month))))?;
        if parts.next().is_some() {
            return Err(DateError::Form);
        }
        Ok(Self { year, month, day })
    }
}

impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { year, month, day } = *self;
        match (month, day) {
            (0, _) => write!(f, "{year:04}"),
            (_, 0) => write!(f, "{year:04}-{month:02}"),
            _ => write!(f, "{year:04}-{month:02}-{day:02}"),
        }
    }
}

impl Serialize for Date {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        if serializer.is_human_readable() {
            serializer.collect_str(self)
        } else {
            (self.year, self.month, self.day).serialize(serializer)
        }
    }
}

impl<'de> Deserialize<'de> for Date {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        if deserializer.is_human_readable() {
            let text = String::deserialize(deserializer)?;
            text.parse().map_err(|error| de::Error::custom(format_args!("`{text}`: {error}")))
        } else {
            let (year, month, day) = Deserialize::deserialize(deserializer)?;
            Ok(Self { year, month, day })
        }
    }
}

#[cfg(test)]
mod tests {
    use super::{Date, DateError};

    fn date(text: &str) -> Date {
        text.parse().expect("a date")
    }

    #[test]
    fn a_date_keeps_its_precision() {
        for text in ["1943", "2017-06", "2024-02-29"] {
            assert_eq!(date(text).to_string(), text);
        }
    }

    #[test]
    fn a_date_that_is_none_is_refused() {
        for text in ["", "17", "2017-6", "2017/06", "2017-06-12-1", "2017-", "+201", "２０１７"]
        {
            assert_eq!(text.parse::<Date>(), Err(DateError::Form), "{text}");
        }
        for text in ["0000", "2017-00", "2017-13", "2023-02-29", "2017-06-31", "2017-06-00"] {
            assert_eq!(text.parse::<Date>(), Err(DateError::NoSuchDay), "{text}");
        }
    }

    #[test]
    fn the_less_precise_date_comes_first() {
        assert!(date("2017") < date("2017-01"));
        assert!(date("2017-06") < date("2017-06-01"));
        assert!(date("2017-12-31") < date("2018"));
    }

    #[test]
    fn a_year_spans_its_days() {
        assert_eq!(date("2017").first_day(), date("2017-01-01"));
        assert_eq!(date("2024-02").last_day(), date("2024-02-29"));
        assert_eq!(date("2017").last_day(), date("2017-12-31"));
    }
}
