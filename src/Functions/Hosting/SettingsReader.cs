using System.Globalization;
using Microsoft.Extensions.Configuration;
using Optimizer.Core.Catalog;
using Optimizer.Core.State;

namespace Optimizer.Functions.Hosting;

/// <summary>Reads settings and gathers what is wrong with them. Values that may be secrets never go into a fault.</summary>
internal sealed class SettingsReader(IConfiguration configuration)
{
    private const string HostStorage = "AzureWebJobsStorage";
    private readonly List<string> faults = [];

    public void Fault(string path, string what) => faults.Add($"{path}: {what}.");

    public string? Text(string path) => configuration[path] is { } text && !string.IsNullOrWhiteSpace(text) ? text.Trim() : null;

    public void Require(string path, string meaning)
    {
        if (Text(path) is null) Fault(path, $"is not set; {meaning}");
    }

    /// <summary>The optimizer's own account, or the host's in any of the forms that the host takes.</summary>
    public string StorageAccount()
    {
        var account = Text("OptimizerStorage") ?? Text(HostStorage) ?? Text($"{HostStorage}:blobServiceUri")
            ?? (Text($"{HostStorage}:accountName") is { } name ? $"https://{name}.blob.core.windows.net" : null);
        if (account is null) Fault("OptimizerStorage", $"is not set, and neither is {HostStorage}; give a connection string or https://ACCOUNT.blob.core.windows.net");
        return account ?? "";
    }

    public OptimizationCatalog Catalog()
    {
        try
        {
            return OptimizationCatalog.Configured(configuration);
        }
        catch (OptionsFaultsException wrong)
        {
            faults.AddRange(wrong.Faults);
            return OptimizationCatalog.Discover();
        }
    }

    public Uri? Address(string path, bool isSecret = false)
    {
        if (Text(path) is not { } text) return null;
        if (Uri.TryCreate(text, UriKind.Absolute, out var address) && address.Scheme == Uri.UriSchemeHttps) return address;
        Fault(path, isSecret ? "it is not an absolute https address" : $"'{text}' is not an absolute https address");
        return null;
    }

    public TimeSpan Time(string path, TimeSpan preset, TimeSpan least, TimeSpan most)
    {
        if (Text(path) is not { } text) return preset;
        if (TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var time) && time >= least && time <= most) return time;
        Fault(path, $"'{text}' is not a time from {least} to {most} (days.hours:minutes:seconds)");
        return preset;
    }

    public Autonomy Autonomy(string path, Autonomy preset)
    {
        if (Text(path) is not { } text) return preset;
        if (Enum.TryParse<Autonomy>(text, ignoreCase: true, out var autonomy) && Enum.IsDefined(autonomy) && !char.IsAsciiDigit(text[0])) return autonomy;
        Fault(path, $"'{text}' is not one of {string.Join(", ", Enum.GetNames<Autonomy>().Select(n => n.ToLowerInvariant()))}");
        return preset;
    }

    /// <exception cref="SettingsException">There were faults.</exception>
    public void ThrowIfFaulty()
    {
        if (faults.Count > 0) throw new SettingsException(faults);
    }
}
