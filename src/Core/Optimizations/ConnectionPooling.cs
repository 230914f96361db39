using System.ComponentModel.DataAnnotations;
using Optimizer.Core.Generation;
using Optimizer.Core.Generation.SdkClients;
using Optimizer.Core.Model;
using Optimizer.Core.Proof;
using Optimizer.Core.Source;
using Optimizer.Core.Traffic;

namespace Optimizer.Core.Optimizations;

/// <summary>
/// Lets calls share pooled connections where the function makes an <c>HttpClient</c>, and so a connection, for each:
/// <code>private static readonly HttpClient SharedClient = new(new SocketsHttpHandler { PooledConnectionLifetime = …, UseCookies = false });</code>
/// A client that is set up per call stays, and shares the handler alone. A client of the Azure SDK that is made of constants or settings
/// is kept as a whole: <code>private static readonly ServiceBusClient SharedServiceBusClient = new(…);</code>
/// </summary>
public sealed class ConnectionPooling : CodeOptimization
{
    public const string TypeId = "ConnectionPooling";

    /// <summary>When it is proposed.</summary>
    public sealed record Options
    {
        /// <summary>Invocations whose dependencies were observed, ≥ 1. Default 20.</summary>
        [Range(1d, 1e15)]
        public long MinObserved { get; init; } = 20;

        /// <summary>Share of HTTP calls that open a connection, 0 to 1. Default 0.5.</summary>
        [Range(0d, 1d)]
        public double MinConnectedShare { get; init; } = 0.5;

        /// <summary>Share of the duration that is spent on opening connections, 0 to 1. Default 0.05.</summary>
        [Range(0d, 1d)]
        public double MinSetUpShare { get; init; } = 0.05;

        /// <summary>After it a pooled connection is renewed, so that changes of DNS are seen. Default 2 minutes.</summary>
        [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00", ParseLimitsInInvariantCulture = true)]
        public TimeSpan PooledConnectionLifetime { get; init; } = TimeSpan.FromMinutes(2);
    }

    /// <param name="PooledConnectionLifetime">After it a pooled connection is renewed.</param>
    /// <param name="Redirected">Calls were seen to be redirected.</param>
    public sealed record Plan(TimeSpan PooledConnectionLifetime, bool Redirected = false) : OptimizationPlan;

    public Options Settings { get; init; } = new();

    public override string Id => TypeId;

    public override string Title => "Connection pooling";

    public override ContractTerms Needs => ContractTerms.None;

    public override Metric Objective => Metric.P95Latency;

    public override Type PlanType => typeof(Plan);

    public override string Undo => "Revert the patch of the function's file; the client is made per call again.";

    public override IReadOnlyList<Scenario> Scenarios => ConnectionPoolingScenarios.All;

    public override Opportunity? Detect(FunctionProfile profile, FunctionSource source)
    {
        ArgumentNullException.ThrowIfNull(profile);
        ArgumentNullException.ThrowIfNull(source);
        var clients = ClientFinder.Find(source);
        var calls = profile.Dependencies.Sum(d => d.Calls);
        var connected = calls == 0 ? 0 : profile.Dependencies.Sum(d => d.Calls * d.ConnectedShare) / calls;
        var lines = clients.Select(c => c.Line).Concat(new SdkClientPooling(source).Find().Select(c => c.Line)).ToList();
        if (lines.Count == 0 || profile.Observed < Settings.MinObserved || connected < Settings.MinConnectedShare
            || !(profile.ConnectionSetUpShare >= Settings.MinSetUpShare)) return null;
        return new Opportunity(
            source.Id, Id, new Plan(Settings.PooledConnectionLifetime, profile.Dependencies.Any(d => d.Redirects > 0)), profile.ConnectionSetUpShare, [Evidence(profile, connected)])
        {
            Missing = source.MissingTerms(Needs), File = source.File, Line = lines.Min(),
        };
    }

    public override string Rewrite(FunctionSource source, OptimizationPlan plan) =>
        new ClientPooling(source, ((Plan)plan).PooledConnectionLifetime, ((Plan)plan).Redirected).Rewrite();

    private static Reason Evidence(FunctionProfile profile, double connected) => new(
        "connection-pooling.new-connections", FormattableString.Invariant(
            $"{connected:P0} of the outgoing calls open a connection, {profile.ConnectionSetUpShare:P0} of the duration over {profile.Observed} observed invocations."))
    {
        Numbers = new Dictionary<string, double>
        {
            ["connectedShare"] = connected, ["setUpShare"] = profile.ConnectionSetUpShare, ["observed"] = profile.Observed,
        },
    };
}
