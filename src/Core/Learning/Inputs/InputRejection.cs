namespace Optimizer.Core.Learning.Inputs;

/// <summary>Why an input was refused. A refused input changes no state but the count of refusals.</summary>
public enum InputRejection
{
    /// <summary>It was accepted.</summary>
    None,

    /// <summary>It holds no value.</summary>
    Empty,

    /// <summary>Too few samples or points to say anything.</summary>
    TooShort,

    /// <summary>A NaN or an infinity.</summary>
    NotFinite,

    /// <summary>A value beyond the input's limit.</summary>
    OutOfRange,

    /// <summary>All values are the same, so it carries no signal.</summary>
    Constant,

    /// <summary>Its shape or timestamps make no sense: ragged channels, a sample rate of 0, time that runs backwards.</summary>
    Malformed,
}
