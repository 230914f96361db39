using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml.Linq;
using Cronos;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;
using Optimizer.Functions.Hosting;
using Optimizer.Functions.Timers;
using Optimizer.Functions.Workflow;

namespace Optimizer.Functions.Tests.Hosting;

public partial class HostFilesTests
{
    private static readonly JsonElement Host = JsonDocument.Parse(Repository.Read("host.json")).RootElement;
    private static readonly JsonElement Durable = Host.GetProperty("extensions").GetProperty("durableTask");
    private static readonly JsonElement Sample = JsonDocument.Parse(Repository.Read("local.settings.sample.json")).RootElement.GetProperty("Values");

    [Fact]
    public void The_app_starts_with_the_host_file_of_the_repository() =>
        Assert.Equal(Repository.Read("host.json"), Repository.Read("src/Functions/host.json"));

    [Fact]
    public void New_orchestrations_get_a_version_that_the_orchestrators_have_code_for()
    {
        Assert.Equal(OrchestratorVersions.First, Durable.GetProperty("defaultVersion").GetString());
        Assert.Equal("CurrentOrOlder", Durable.GetProperty("versionMatchStrategy").GetString());
    }

    [Fact]
    public void The_host_is_cheap_when_idle_and_replays_from_histories_only()
    {
        Assert.False(Durable.GetProperty("extendedSessionsEnabled").GetBoolean());
        var polling = TimeSpan.Parse(Durable.GetProperty("storageProvider").GetProperty("maxQueuePollingInterval").GetString()!, CultureInfo.InvariantCulture);
        Assert.InRange(polling, TimeSpan.FromSeconds(10), TimeSpan.FromMinutes(1));
        Assert.True(Host.GetProperty("logging").GetProperty("applicationInsights").GetProperty("samplingSettings").GetProperty("isEnabled").GetBoolean());
        Assert.Equal("00:30:00", Host.GetProperty("functionTimeout").GetString());
        Assert.Matches("^[A-Za-z][A-Za-z0-9]{2,44}$", Durable.GetProperty("hubName").GetString());
        Assert.Equal("api", Host.GetProperty("extensions").GetProperty("http").GetProperty("routePrefix").GetString());
    }

    [Fact]
    public void Every_timer_has_a_schedule_of_six_fields()
    {
        var timers = AppFunctions.With<TimerTriggerAttribute>().ToDictionary(f => AppFunctions.NameOf(f.Method), f => Resolve(f.Trigger.Schedule));

        Assert.Equal(["CycleTimer", "InspectionTimer", "MonitorTimer", "PurgeTimer"], timers.Keys.Order());
        Assert.All(timers.Values, s => Assert.NotNull(CronExpression.Parse(s, CronFormat.IncludeSeconds)));
    }

    [Fact]
    public void Trials_are_looked_at_every_five_minutes()
    {
        var from = new DateTimeOffset(2026, 11, 22, 10, 1, 0, TimeSpan.Zero);
        var next = CronExpression.Parse(MonitorTimer.Schedule, CronFormat.IncludeSeconds)
            .GetOccurrences(from, from.AddHours(1), TimeZoneInfo.Utc).ToList();

        Assert.Equal(12, next.Count);
        Assert.All(next.Zip(next.Skip(1)), pair => Assert.Equal(TimeSpan.FromMinutes(5), pair.Second - pair.First));
    }

    [Fact]
    public void The_sample_settings_start_the_app()
    {
        var values = Sample.EnumerateObject().ToDictionary(p => p.Name.Replace("__", ":", StringComparison.Ordinal), p => p.Value.GetString());

        var settings = OptimizerSettings.From(new ConfigurationBuilder().AddInMemoryCollection(values).Build());

        Assert.Equal("UseDevelopmentStorage=true", settings.StorageAccount);
        Assert.Equal("dotnet-isolated", values["FUNCTIONS_WORKER_RUNTIME"]);
    }

    [Fact]
    public void The_project_references_exactly_the_extensions_that_the_functions_use()
    {
        var used = AppFunctions.All.SelectMany(m => m.GetParameters()).SelectMany(p => p.GetCustomAttributes())
            .Select(a => ExtensionOf(a.GetType())).OfType<string>().ToHashSet();
        var project = XDocument.Parse(Repository.Read("src/Functions/Functions.csproj"));
        var referenced = project.Descendants("PackageReference").Select(r => r.Attribute("Include")!.Value)
            .Where(n => n.Contains(".Extensions.", StringComparison.Ordinal)).ToHashSet();

        Assert.Equal(used.Order(), referenced.Order());
    }

    [Fact]
    public void Findings_of_the_durable_task_analyzers_are_errors()
    {
        var project = Repository.Read("src/Functions/Functions.csproj");

        Assert.Contains("Microsoft.DurableTask.Analyzers", project);
        Assert.All(Enumerable.Range(1, 11), n => Assert.Contains($"DURABLE{n:D4}", project));
    }

    [Fact]
    public void No_file_of_the_app_holds_a_secret()
    {
        string[] files = ["host.json", "local.settings.sample.json", "docs/how-to/run-on-azure.md"];
        var all = files.Select(f => Path.Combine(Repository.Root, f)).Concat(Repository.Files("src/Functions")).Concat(Repository.Files("infra"));

        Assert.All(all.Where(f => Path.GetFileName(f) != "local.settings.json"), f => Assert.DoesNotMatch(Secret(), File.ReadAllText(f)));
    }

    private static string Resolve(string schedule) =>
        schedule.StartsWith('%') ? Sample.GetProperty(schedule.Trim('%')).GetString()! : schedule;

    private static string? ExtensionOf(Type attribute) => attribute.Name switch
    {
        nameof(HttpTriggerAttribute) => "Microsoft.Azure.Functions.Worker.Extensions.Http.AspNetCore",
        nameof(TimerTriggerAttribute) => "Microsoft.Azure.Functions.Worker.Extensions.Timer",
        nameof(WarmupTrigger) => "Microsoft.Azure.Functions.Worker.Extensions.Warmup",
        nameof(OrchestrationTriggerAttribute) or nameof(ActivityTriggerAttribute) or nameof(DurableClientAttribute) =>
            "Microsoft.Azure.Functions.Worker.Extensions.DurableTask",
        _ => null,
    };

    [GeneratedRegex(@"AccountKey\s*=\s*[A-Za-z0-9+/]|SharedAccessSignature\s*=|InstrumentationKey\s*=\s*[0-9a-f]|PRIVATE KEY|[A-Za-z0-9+/]{86}==|opt_[0-9a-f]{12}_[A-Za-z0-9_-]{20}|[?&]sig=[A-Za-z0-9%]{20}")]
    private static partial Regex Secret();
}
