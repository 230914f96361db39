namespace Optimizer.Core.Proof.Boundaries;

/// <summary>What a dial of a request turns.</summary>
internal enum DialKind
{
    /// <summary>A number.</summary>
    Number,

    /// <summary>0 for false, 1 for true.</summary>
    Flag,

    /// <summary>A whole number that a text holds.</summary>
    Digits,

    /// <summary>The length of a text, which is repeated or cut.</summary>
    Characters,

    /// <summary>The length of a list, whose items are repeated or cut.</summary>
    Items,

    /// <summary>Whole days of a date; the time of day stays.</summary>
    Days,

    /// <summary>Hours of a point in time or a duration; what is less than an hour stays.</summary>
    Hours,

    /// <summary>Minutes, likewise.</summary>
    Minutes,
}
