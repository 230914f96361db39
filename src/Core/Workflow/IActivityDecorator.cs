namespace Optimizer.Core.Workflow;

/// <summary>Stands before every activity of the embedded runner. A host that has none runs activities as they are.</summary>
public interface IActivityDecorator
{
    /// <param name="name">The name under which workflows call the activity.</param>
    /// <param name="activity">What it would be without this.</param>
    IActivity<TInput, TOutput> Decorate<TInput, TOutput>(string name, IActivity<TInput, TOutput> activity);
}
