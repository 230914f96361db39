namespace Optimizer.Core.Workflow.Embedded;

internal static class EmbeddedWorkflowOptionsValidator
{
    /// <exception cref="ArgumentException">Names every option that is out of its range.</exception>
    public static void Require(EmbeddedWorkflowOptions options)
    {
        ArgumentNullException.ThrowIfNull(options);
        var faults = Faults(options).ToList();
        if (faults.Count > 0)
            throw new ArgumentException($"The workflow runner's options are not valid: {string.Join("; ", faults)}.", nameof(options));
    }

    private static IEnumerable<string> Faults(EmbeddedWorkflowOptions options)
    {
        if (options.Owner.Length is 0 or > 200 || !options.Owner.All(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '_' or ':' or '-'))
            yield return $"Owner is '{options.Owner}', not 1 to 200 characters of [A-Za-z0-9._:-]";
        if (options.Lease < TimeSpan.FromSeconds(1))
            yield return $"Lease is {options.Lease}, less than 1 s";
        if (options.SweepInterval < TimeSpan.FromMilliseconds(10))
            yield return $"SweepInterval is {options.SweepInterval}, less than 10 ms";
        if (options.MaxConcurrentActivities < 1)
            yield return $"MaxConcurrentActivities is {options.MaxConcurrentActivities}, less than 1";
        if (options.MaxInterruptions < 1)
            yield return $"MaxInterruptions is {options.MaxInterruptions}, less than 1";
    }
}
