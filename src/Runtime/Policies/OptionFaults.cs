using System.Globalization;

namespace Optimizer.Runtime.Policies;

/// <summary>Collects everything that is wrong with an options object, so that one exception can say it all.</summary>
internal sealed class OptionFaults(string options)
{
    private readonly List<string> faults = [];

    public OptionFaults Require(bool holds, string property, string expected, object value)
    {
        if (!holds)
            faults.Add(string.Create(CultureInfo.InvariantCulture, $"{options}.{property} must be {expected}, but is {value}."));
        return this;
    }

    /// <exception cref="ArgumentException">A requirement did not hold; the message lists every one.</exception>
    public void ThrowIfAny(string parameter)
    {
        if (faults.Count > 0)
            throw new ArgumentException(string.Join(" ", faults), parameter);
    }
}
