using System.Reflection;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Optimizer.Core.Phases;
using Optimizer.Functions.Reviews;

namespace Optimizer.Functions.Tests;

public class AppFunctionsTests
{
    [Fact]
    public void Every_function_has_one_trigger_and_a_name_of_its_own()
    {
        Assert.All(AppFunctions.All, m => Assert.Single(m.GetParameters(), p => p.GetCustomAttribute<TriggerBindingAttribute>() is not null));
        Assert.Equal(AppFunctions.All.Count, AppFunctions.All.Select(AppFunctions.NameOf).Distinct(StringComparer.OrdinalIgnoreCase).Count());
    }

    [Fact]
    public void The_worker_can_see_and_create_every_function()
    {
        Assert.All(AppFunctions.All, m => Assert.True(m.IsPublic && m.DeclaringType!.IsPublic, $"{m.DeclaringType}.{m.Name} is not public"));
        Assert.All(AppFunctions.All.Where(m => !m.IsStatic), m => Assert.Single(m.DeclaringType!.GetConstructors()));
    }

    [Fact]
    public void There_is_one_activity_per_phase_and_none_per_optimization() =>
        Assert.Equal(
            PhaseNames.InOrder.Concat([PhaseNames.Rollback, ReviewActivity.Name, ReviewExpiry.Name]).Order(),
            AppFunctions.With<ActivityTriggerAttribute>().Select(f => AppFunctions.NameOf(f.Method)).Order());

    [Fact]
    public void The_orchestrators_have_the_names_that_histories_hold() =>
        Assert.Equal(
            ["AwaitReview", "OptimizationCycle", "OptimizeFunction"],
            AppFunctions.With<OrchestrationTriggerAttribute>().Select(f => AppFunctions.NameOf(f.Method)).Order());

    [Fact]
    public void An_orchestrator_is_given_its_context_and_its_input_and_nothing_else() =>
        Assert.All(AppFunctions.With<OrchestrationTriggerAttribute>(), f => Assert.Equal(2, f.Method.GetParameters().Length));
}
