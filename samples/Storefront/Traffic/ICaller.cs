namespace Storefront.Traffic;

/// <summary>Someone who calls one function until told to stop.</summary>
internal interface ICaller
{
    CallerTally Tally { get; }

    /// <summary>Makes the pattern's calls at their times; returns when cancelled.</summary>
    Task RunAsync(CancellationToken cancellationToken);
}
