using Microsoft.Extensions.DependencyInjection;
using Optimizer.Core.State;
using Optimizer.Local.Store;

namespace Optimizer.Local.Running;

/// <param name="Data">The store; null: one that is made for this run and deleted after it.</param>
/// <param name="Account">The account that keeps the store; null: the folder does.</param>
internal sealed record RunInput(DirectoryInfo Platform, FileInfo Trace, DirectoryInfo Out, Autonomy Autonomy, DirectoryInfo? Data, AccountStore? Account = null)
{
    /// <summary>Registers what is to differ from the defaults (<c>AnalysisOptions</c>, <c>RolloutOptions</c> …); null: nothing.</summary>
    public Action<IServiceCollection>? Configure { get; init; }
}
