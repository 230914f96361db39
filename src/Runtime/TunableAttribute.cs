namespace Optimizer.Runtime;

/// <summary>
/// Marks a constant of a function's class for which other values would do as well: the optimizer may replace it by the next of these
/// values where recorded requests show that no response changes and that the function gets faster.
/// </summary>
/// <param name="values">Constants of the field's type, dearest first; one of them is its present value, written as it is written here.</param>
[AttributeUsage(AttributeTargets.Field, Inherited = false)]
public sealed class TunableAttribute(params object[] values) : Attribute
{
    /// <summary>Dearest first.</summary>
    public IReadOnlyList<object> Values { get; } = values;
}
