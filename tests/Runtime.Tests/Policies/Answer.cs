namespace Optimizer.Runtime.Tests.Policies;

/// <summary>A response that callers can change.</summary>
public sealed class Answer
{
    public string Item { get; set; } = "";

    /// <summary>Which execution answered, from 1.</summary>
    public int Execution { get; set; }

    public List<string> Notes { get; set; } = [];
}
