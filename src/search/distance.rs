//! How far two names are apart: a cheap lower bound for all, the true edit distance for the few that
//! pass it. Also compiled by `build.rs`, which stores the shape of every name.

/// What the lower bound looks at: how long a name is and which characters it has.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Shape {
    /// A bit for each character, by a hash of 64 values.
    pub mask: u64,
    /// Length in characters.
    pub length: u16,
}

impl Shape {
    /// The shape of a name in its normal form.
    #[must_use]
    pub fn of(normal: &str) -> Self {
        let mut mask = 0;
        let mut length = 0_u16;
        for c in normal.chars() {
            mask |= 1 << bit(c);
            length = length.saturating_add(1);
        }
        Self { mask, length }
    }

    /// False if more than `edits` are needed to make one name of the other. An edit changes the length
    /// by at most one, and it removes at most one character of the one name and adds at most one of the
    /// other.
    #[must_use]
    pub fn may_be_within(self, other: Self, edits: usize) -> bool {
        usize::from(self.length.abs_diff(other.length)) <= edits
            && has_at_most(edits, self.mask & !other.mask)
            && has_at_most(edits, other.mask & !self.mask)
    }

    /// Whether a name of this shape can hold one of the other shape as a part.
    #[must_use]
    pub fn can_hold(self, other: Self) -> bool {
        other.length <= self.length && other.mask & !self.mask == 0
    }
}

/// Whether at most so many bits are set. Few are asked for, so clearing them one by one is quicker than
/// counting all on a processor without an instruction for it.
fn has_at_most(limit: usize, mut bits: u64) -> bool {
    for _ in 0..limit {
        if bits == 0 {
            return true;
        }
        bits &= bits - 1;
    }
    bits == 0
}

/// Fibonacci hashing: the top six bits of the product are well mixed for neighbouring code points.
fn bit(c: char) -> u32 {
    u32::from(c).wrapping_mul(0x9E37_79B1) >> 26
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::Shape;

    proptest! {
        #[test]
        fn a_name_is_never_thought_further_than_it_is(a in "[a-e涌现能力大模型]{0,9}", b in "[a-e涌现能力大模型]{0,9}") {
            let distance = strsim::osa_distance(&a, &b);
            prop_assert!(Shape::of(&a).may_be_within(Shape::of(&b), distance), "{a} {b}");
        }

        #[test]
        fn a_name_can_hold_its_parts(a in "[a-e涌现]{0,4}", b in "[a-e涌现]{0,4}", c in "[a-e涌现]{0,4}") {
            let whole = [a, b.clone(), c].concat();
            prop_assert!(Shape::of(&whole).can_hold(Shape::of(&b)));
        }
    }
}
