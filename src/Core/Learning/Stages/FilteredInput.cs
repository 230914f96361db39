namespace Optimizer.Core.Learning.Stages;

/// <summary>What is left of an input after filtering.</summary>
/// <param name="Delta">Standard score of the band's log power, clipped; likewise the others.</param>
/// <param name="Clipped">Bands that were clipped as artifacts.</param>
public readonly record struct FilteredInput(double Delta, double Theta, double Alpha, double Beta, double Gamma, int Clipped)
{
    /// <summary>Mean of the squared scores: 1 for ordinary input, whatever its unit.</summary>
    public double Energy => ((Delta * Delta) + (Theta * Theta) + (Alpha * Alpha) + (Beta * Beta) + (Gamma * Gamma)) / 5;

    /// <summary>Beta over theta, the usual index of engagement, in standard scores.</summary>
    public double Engagement => (Beta - Theta) / Math.Sqrt(2);

    public double Mean => (Delta + Theta + Alpha + Beta + Gamma) / 5;
}
