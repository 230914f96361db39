using System.Text.RegularExpressions;

namespace Optimizer.Storage;

/// <summary>Where in a storage account the optimizer keeps its state, and how patient it is with the service.</summary>
public sealed partial record AzureStorageOptions
{
    /// <summary>Name of the table and of the blob container: 3 to 63 of <c>[a-z0-9]</c>, a letter first. Default: optimizer.</summary>
    public string Name { get; init; } = "optimizer";

    /// <summary>Further attempts of one request after a transient fault, 0 to 20. Default: 6.</summary>
    public int MaxRetries { get; init; } = 6;

    /// <summary>Before the first further attempt; grows exponentially, with jitter; &gt; 0. Default: 200 ms.</summary>
    public TimeSpan RetryDelay { get; init; } = TimeSpan.FromMilliseconds(200);

    /// <summary>Longest pause between attempts, at least <see cref="RetryDelay"/>. Default: 10 s.</summary>
    public TimeSpan MaxRetryDelay { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>Time for one attempt, &gt; 0. Default: 60 s.</summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <exception cref="ArgumentException">One or more values are out of range; the message lists all of them.</exception>
    public void Validate()
    {
        List<string> faults = [];
        if (!StoreName().IsMatch(Name)) faults.Add($"Name '{Name}' is not 3 to 63 of [a-z0-9] with a letter first.");
        if (MaxRetries is < 0 or > 20) faults.Add($"MaxRetries {MaxRetries} is not within 0 to 20.");
        if (RetryDelay <= TimeSpan.Zero) faults.Add($"RetryDelay {RetryDelay} is not positive.");
        if (MaxRetryDelay < RetryDelay) faults.Add($"MaxRetryDelay {MaxRetryDelay} is less than RetryDelay {RetryDelay}.");
        if (AttemptTimeout <= TimeSpan.Zero) faults.Add($"AttemptTimeout {AttemptTimeout} is not positive.");
        if (faults.Count > 0) throw new ArgumentException(string.Join(Environment.NewLine, faults));
    }

    [GeneratedRegex(@"\A[a-z][a-z0-9]{2,62}\z")]
    private static partial Regex StoreName();
}
