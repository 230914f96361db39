using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace Optimizer.Runtime.Tests;

public sealed class PlatformOptionsTests
{
    [Fact]
    public void Has_the_defaults_that_its_documentation_gives()
    {
        var options = new PlatformOptions();
        Assert.Equal(TimeSpan.FromSeconds(10), options.ManifestInterval);
        Assert.Equal(TimeSpan.FromSeconds(1), options.FlushInterval);
        Assert.Equal(0.05, options.RecordingRate);
        Assert.Equal((65_536, 100_000, 4), (options.MaxBodyBytes, options.MaxQueued, options.MaxLoadedVersions));
        Assert.All([options.Optimizer, options.ApiKey, options.PublicKeyPem, options.Instance, options.SensitiveKey, (object?)options.Seed], Assert.Null);
    }

    [Fact]
    public async Task A_host_with_faulty_options_does_not_start_and_lists_every_fault()
    {
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddPlatform("shop", o =>
        {
            o.Optimizer = new Uri("ftp://optimizer.example");
            o.PublicKeyPem = "nonsense";
            o.FlushInterval = TimeSpan.Zero;
            o.RecordingRate = 1.5;
            o.MaxLoadedVersions = 1;
            o.SensitiveKey = "short";
        });
        using var host = builder.Build();

        var e = await Assert.ThrowsAsync<OptionsValidationException>(() => host.StartAsync());

        Assert.Equal(
            [
                "Platform 'shop': Optimizer must be an absolute http or https address, but is 'ftp://optimizer.example/'.",
                "Platform 'shop': The field FlushInterval must be between 00:00:00.0100000 and 01:00:00.",
                "Platform 'shop': The field MaxLoadedVersions must be between 2 and 64.",
                "Platform 'shop': The field RecordingRate must be between 0 and 1.",
                "Platform 'shop': The field SensitiveKey must be a string or array type with a minimum length of '16'.",
            ],
            e.Failures.Where(f => !f.Contains("PublicKeyPem", StringComparison.Ordinal)).Order(StringComparer.Ordinal).OrderByDescending(f => f.Contains("Optimizer must", StringComparison.Ordinal)));
        Assert.Single(e.Failures, f => f.StartsWith("Platform 'shop': PublicKeyPem must hold an ECDSA P-256 public key as PEM: ", StringComparison.Ordinal));
    }
}
