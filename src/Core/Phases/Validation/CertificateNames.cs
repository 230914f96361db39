namespace Optimizer.Core.Phases.Validation;

/// <summary>Where a cycle keeps what it found of each candidate.</summary>
public static class CertificateNames
{
    public static string Certificate(string platform, string cycle, string function, string type) =>
        $"{platform}/{cycle}/certificates/{function}-{type}.json";

    /// <summary>The bundle of every candidate that compiled, released or not.</summary>
    public static string Bundle(string platform, string cycle, string function, string type) =>
        $"{platform}/{cycle}/bundles/{function}-{type}.zip";
}
