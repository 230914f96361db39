using System.Text.Json;
using Optimizer.Core.Catalog;

namespace Optimizer.Local.Commands;

/// <summary>What a command writes to, its clock, and who calls it.</summary>
/// <param name="Out">The result: a report for people, or one JSON document.</param>
/// <param name="Error">Logs, progress and errors.</param>
/// <param name="Time">The clock.</param>
internal sealed record CommandIo(TextWriter Out, TextWriter Error, TimeProvider Time)
{
    /// <summary>As the audit log names the caller.</summary>
    public string Actor { get; init; } = "local";

    /// <summary>The storage account that the environment names; null: none.</summary>
    public string? Storage { get; init; }

    /// <summary>The known optimizations, with their options as the environment sets them.</summary>
    public Func<OptimizationCatalog> Catalog { get; init; } = () => OptimizationCatalog.Discover();

    /// <summary>Key of the signature of alerts that the environment names; null: none.</summary>
    public string? AlertSecret { get; init; }

    /// <summary>Writes the one document of a command that was asked for JSON.</summary>
    public void WriteJson<T>(T document) => Out.WriteLine(JsonSerializer.Serialize(document, CliJson.Options));
}
